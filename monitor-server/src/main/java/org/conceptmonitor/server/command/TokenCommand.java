package org.conceptmonitor.server.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import org.conceptmonitor.server.security.NewToken;
import org.conceptmonitor.server.security.Role;
import org.conceptmonitor.server.security.TokenFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists, makes and revokes tokens. */
@Command(
    name = "token",
    description = "Lists, makes and revokes tokens, also while the server runs.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class TokenCommand {
  @Spec private CommandSpec command;

  @Command(
      name = "list",
      description = "Lists the tokens: id, role, time of making. Their texts are not stored.",
      mixinStandardHelpOptions = true)
  int list(@Mixin DataOption data) {
    file(data)
        .list()
        .forEach(
            token ->
                out().printf("%s  %-5s  %s%n", token.id(), token.role().label(), token.created()));
    return 0;
  }

  @Command(
      name = "create",
      description = "Makes a token beside the others and shows it, only this once.",
      mixinStandardHelpOptions = true)
  int create(
      @Mixin DataOption data,
      @Parameters(paramLabel = "ROLE", description = "${COMPLETION-CANDIDATES}") Role role) {
    show(file(data).create(role));
    return 0;
  }

  @Command(
      name = "rotate",
      description = "Makes a token, shows it only this once, and revokes all others of its role.",
      mixinStandardHelpOptions = true)
  int rotate(
      @Mixin DataOption data,
      @Parameters(paramLabel = "ROLE", description = "${COMPLETION-CANDIDATES}") Role role) {
    show(file(data).rotate(role));
    return 0;
  }

  @Command(name = "revoke", description = "Revokes a token.", mixinStandardHelpOptions = true)
  int revoke(
      @Mixin DataOption data,
      @Parameters(paramLabel = "ID", description = "As 'token list' shows it.") String id) {
    var revoked =
        file(data)
            .revoke(id)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no token '%s': 'token list' shows all".formatted(id)));
    out().println("revoked the " + revoked);
    return 0;
  }

  private void show(NewToken token) {
    out().println(token.text());
  }

  private static TokenFile file(DataOption data) {
    if (!Files.isDirectory(data.folder())) {
      throw new IllegalArgumentException(
          "there is no folder %s: name the folder of the server by --data, or start it once"
              .formatted(data.folder().toAbsolutePath()));
    }
    return TokenFile.in(data.folder());
  }

  private PrintWriter out() {
    return command.commandLine().getOut();
  }
}

package org.conceptmonitor.server.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The tokens of a data folder, in a file that only its owner can read. Commands change it while a
 * server runs: a change replaces the whole file, so that a reader sees the old or the new one, and
 * holds a lock, so that no other change is lost. Safe for use by several threads.
 */
public final class TokenFile {
  private static final String FILE = "concept-monitor.tokens";

  private final Path file;
  private final Clock clock = Clock.systemUTC();
  private final SecureRandom random = new SecureRandom();

  private TokenFile(Path file) {
    this.file = file;
  }

  /** The file in this folder, whether it exists or not. */
  public static TokenFile in(Path folder) {
    return new TokenFile(folder.resolve(FILE));
  }

  /** Whether any token was ever made here. */
  public boolean exists() {
    return Files.exists(file);
  }

  /**
   * The tokens, oldest first.
   *
   * @throws IllegalStateException if others have access to the file, or if it is damaged
   */
  public List<StoredToken> list() {
    return load().all();
  }

  /** Makes a token beside those that there are. */
  public NewToken create(Role role) {
    return locked(() -> add(load(), role));
  }

  /** Makes a token and revokes all others of its role. */
  public NewToken rotate(Role role) {
    return locked(() -> add(load().without(role), role));
  }

  /**
   * Revokes a token.
   *
   * @param id as listed
   * @return the revoked token; none if no token has this id
   */
  public Optional<StoredToken> revoke(String id) {
    return locked(
        () -> {
          Tokens tokens = load();
          Optional<StoredToken> found =
              tokens.all().stream().filter(token -> token.id().equals(id)).findFirst();
          found.ifPresent(token -> save(tokens.without(token)));
          return found;
        });
  }

  Tokens load() {
    try {
      if (!exists()) {
        return new Tokens(List.of());
      }
      OwnerOnly.check(file);
      return TokenLines.parse(Files.readAllLines(file), file);
    } catch (IOException e) {
      throw new UncheckedIOException("the tokens in %s can't be read".formatted(file), e);
    }
  }

  /** Differs after every change of the file. */
  String version() {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.lastModifiedTime() + " " + attributes.fileKey();
    } catch (IOException e) {
      return "none";
    }
  }

  private NewToken add(Tokens tokens, Role role) {
    NewToken token = NewToken.draw(role, random, clock.instant().truncatedTo(ChronoUnit.SECONDS));
    save(tokens.with(token.stored()));
    return token;
  }

  private void save(Tokens tokens) {
    try {
      Path next = file.resolveSibling(FILE + ".new");
      OwnerOnly.create(next);
      Files.write(next, TokenLines.format(tokens));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("the tokens can't be stored in " + file, e);
    }
  }

  private synchronized <T> T locked(Supplier<T> change) {
    Path lock = file.resolveSibling(FILE + ".lock");
    try (FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.lock();
      return change.get();
    } catch (IOException e) {
      throw new UncheckedIOException("the tokens can't be changed: " + lock, e);
    }
  }
}

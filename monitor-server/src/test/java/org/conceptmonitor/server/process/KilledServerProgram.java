package org.conceptmonitor.server.process;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Kills servers on one folder at many moments: {@code KilledServerProgram FIRST_SEED SEEDS KILLS},
 * with a new folder for each seed. Ends with the first batch that is lost or there twice.
 */
final class KilledServerProgram {
  private KilledServerProgram() {}

  public static void main(String[] arguments) throws Exception {
    long first = Long.parseLong(arguments[0]);
    int kills = Integer.parseInt(arguments[2]);
    for (long seed = first; seed < first + Long.parseLong(arguments[1]); seed++) {
      Path data = Files.createTempDirectory("killed-server");
      int acknowledged = new KilledServer(data, seed).run(kills);
      System.out.printf("%d kills, %d acknowledged batches, none lost%n", kills, acknowledged);
    }
  }
}

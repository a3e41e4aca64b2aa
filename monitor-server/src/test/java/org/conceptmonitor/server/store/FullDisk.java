package org.conceptmonitor.server.store;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** A store on a disk whose free space a test decides. */
public final class FullDisk {
  private final AtomicLong usable = new AtomicLong(FreeSpace.RESERVE);

  /** Opens a store that believes in this disk. */
  public RunStore open(Path folder) {
    return RunStore.open(folder, new FreeSpace(folder, usable::get), Clock.systemUTC());
  }

  /** Leaves less than a store needs. */
  public void fill() {
    usable.set(FreeSpace.RESERVE - 1);
  }

  /** Leaves just enough. */
  public void free() {
    usable.set(FreeSpace.RESERVE);
  }
}

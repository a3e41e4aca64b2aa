package org.conceptmonitor.agent;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.conceptmonitor.agent.protocol.ScalarRow;

/**
 * What the training process takes of its machine, as scalars of the run. Rates are means since the
 * last sample. Not safe for use by several threads.
 */
final class SystemScalars {
  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final double MILLIS = TimeUnit.SECONDS.toMillis(1);

  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final LongSupplier nanoTime;
  private long lastNanos;
  private long lastCpuNanos = system.getProcessCpuTime();
  private long lastCollectionMillis = collectionMillis();

  /**
   * Starts the first period of the rates.
   *
   * @param nanoTime a clock as {@link System#nanoTime}
   */
  SystemScalars(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.lastNanos = nanoTime.getAsLong();
  }

  /** Takes a sample and starts the next period; no rate where no time has passed. */
  List<ScalarRow> sample(long step, int epoch) {
    long now = System.currentTimeMillis();
    long nanos = nanoTime.getAsLong();
    long cpuNanos = system.getProcessCpuTime();
    long collectionMillis = collectionMillis();
    double seconds = (nanos - lastNanos) / NANOS;
    double cores = (cpuNanos - lastCpuNanos) / NANOS / seconds;
    double collecting = (collectionMillis - lastCollectionMillis) / MILLIS / seconds;
    lastNanos = nanos;
    lastCpuNanos = cpuNanos;
    lastCollectionMillis = collectionMillis;
    return Stream.of(
            new ScalarRow("system/heap_bytes", step, epoch, now, heapBytes()),
            new ScalarRow("system/process_bytes", step, epoch, now, Pointer.physicalBytes()),
            new ScalarRow("system/cpu_cores", step, epoch, now, cores),
            new ScalarRow("system/gc_share", step, epoch, now, collecting))
        .filter(row -> Double.isFinite(row.value()))
        .toList();
  }

  private static long heapBytes() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static long collectionMillis() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
        .filter(millis -> millis > 0)
        .sum();
  }
}

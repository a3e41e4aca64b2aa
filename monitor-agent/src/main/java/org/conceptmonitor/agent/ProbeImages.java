package org.conceptmonitor.agent;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.conceptmonitor.agent.probe.ProbeSet;
import org.conceptmonitor.agent.protocol.ProbeImageRow;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.agent.protocol.TopImageRow;

/** The thumbnails that the server already has, and those it needs. To be used by one thread. */
final class ProbeImages {
  private final ProbeSet probeSet;
  private final Set<Integer> sent = new HashSet<>();

  ProbeImages(ProbeSet probeSet) {
    this.probeSet = probeSet;
  }

  /** The thumbnails that these tables refer to and that were not sent yet. */
  List<ProbeImageRow> missing(List<List<? extends Row>> tables) {
    return tables.stream()
        .flatMap(List::stream)
        .filter(TopImageRow.class::isInstance)
        .map(row -> ((TopImageRow) row).image())
        .distinct()
        .filter(image -> !sent.contains(image))
        .sorted()
        .map(this::row)
        .toList();
  }

  private ProbeImageRow row(int image) {
    return new ProbeImageRow(image, probeSet.caption(image), probeSet.thumbnail(image));
  }

  void sent(List<ProbeImageRow> rows) {
    rows.forEach(row -> sent.add(row.image()));
  }
}

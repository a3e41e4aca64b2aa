package org.conceptmonitor.agent.analysis;

import java.util.List;
import org.conceptmonitor.agent.protocol.Row;

/** Answers one question about a snapshot with the rows of one table. */
interface Analysis {
  List<? extends Row> rows(Snapshot snapshot);
}

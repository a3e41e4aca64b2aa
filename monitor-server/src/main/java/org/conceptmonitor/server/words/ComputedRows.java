package org.conceptmonitor.server.words;

import java.util.List;
import org.conceptmonitor.server.store.Answer;
import org.conceptmonitor.server.store.Page;

/**
 * All rows of an answer.
 *
 * @param columns of each row
 * @param rows one value per column
 */
record ComputedRows(List<Answer.Column> columns, List<List<Object>> rows) {
  Answer answer(Page page, long version) {
    int from = (int) Math.min(page.offset(), rows.size());
    int to = (int) Math.min((long) from + page.limit(), rows.size());
    return new Answer(columns, rows.subList(from, to), to < rows.size(), version);
  }
}

package org.conceptmonitor.server.query;

import org.conceptmonitor.server.store.Answer;
import org.conceptmonitor.server.store.Page;

/** What a request asks for, its parameters checked. */
public interface Query {
  /**
   * The number of the newest commit that can have changed the answer; 0 before the first. Called on
   * the event loop, so it looks at nothing on disk.
   */
  long version();

  /** Answers with some of the rows; may take its time. */
  Answer answer(Page page);
}

package org.conceptmonitor.server.query;

import org.conceptmonitor.server.store.Answer;

/** A form in which answers are sent. Immutable and safe for use by several threads. */
interface AnswerFormat {
  /** For the headers Accept and Content-Type. */
  String mediaType();

  /** The bytes of a whole answer. */
  byte[] write(Answer answer);
}

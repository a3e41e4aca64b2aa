package org.conceptmonitor.server.whatif;

import io.vertx.ext.web.handler.HttpException;

/** What was asked for can't be computed from what is stored: 404, with words for who asked. */
final class NotStored {
  private static final int NOT_FOUND = 404;

  private NotStored() {}

  static HttpException because(String message) {
    return new HttpException(NOT_FOUND, message);
  }
}

package org.conceptmonitor.server.web;

import com.microsoft.playwright.Page;

/**
 * The times between two animation frames of a page from now on, and the tasks that the browser
 * reports as longer than 50 ms.
 */
final class PageFrames {
  private static final String WATCH =
      """
      () => {
        const watched = window.frames_ !== undefined;
        window.frames_ = [];
        window.tasks_ = [];
        if (watched) return;
        let last = performance.now();
        const frame = now => {
          window.frames_.push(now - last);
          last = now;
          requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
        new PerformanceObserver(list => window.tasks_.push(...list.getEntries()
          .map(({duration}) => duration))).observe({type: 'longtask', buffered: false});
      }""";
  private static final String LONGEST =
      """
      () => {
        const longest = all =>
          all.toSorted((a, b) => b - a).slice(0, 6).map(Math.round).join(' ') || 'none';
        const {frames_: frames, tasks_: tasks} = window;
        return `longest frames ${longest(frames)} ms, ${frames.filter(ms => ms > 100).length} of `
          + `${frames.length} over 100 ms; longest tasks ${longest(tasks)} ms, ${tasks.length} over 50 ms`;
      }""";

  private final Page page;

  PageFrames(Page page) {
    this.page = page;
    page.evaluate(WATCH);
  }

  void print(String what) {
    System.out.printf("%s: %s%n", what, page.evaluate(LONGEST));
  }
}

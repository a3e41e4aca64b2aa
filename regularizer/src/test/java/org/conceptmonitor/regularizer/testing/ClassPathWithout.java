package org.conceptmonitor.regularizer.testing;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;

/** The tests' class path without the classes of one library. */
public final class ClassPathWithout extends URLClassLoader {
  private final String library;

  /**
   * @param library how the names of its classes begin
   */
  public ClassPathWithout(String library) {
    super(
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(ClassPathWithout::url)
            .toArray(URL[]::new),
        ClassLoader.getPlatformClassLoader());
    this.library = library;
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (name.startsWith(library)) {
      throw new ClassNotFoundException(name);
    }
    return super.findClass(name);
  }
}

package org.conceptmonitor.regularizer.activation;

import java.util.List;

/** Images in a list. */
record ImagesInMemory(List<ProbeImage> list) implements ProbeImages {
  static ProbeImages of(ProbeImage... images) {
    return new ImagesInMemory(List.of(images));
  }

  @Override
  public int size() {
    return list.size();
  }

  @Override
  public ProbeImage image(int index) {
    return list.get(index);
  }
}

package org.conceptmonitor.agent.protocol;

/**
 * The thumbnail of a probe image, sent once, before the first row that refers to it.
 *
 * @param image index in the probe set, from 0
 * @param caption the concepts that the image shows, largest first, for example "striped, car, blue"
 * @param png the picture as PNG
 */
public record ProbeImageRow(int image, String caption, byte[] png) implements Row {}

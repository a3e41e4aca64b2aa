package org.conceptmonitor.agent.protocol;

/**
 * The text encoder of a run's words. Words that are typed later must be encoded by the same one.
 *
 * @param name such as "all-MiniLM-L6-v2"
 * @param width numbers in a vector
 */
public record TextEncoderRow(String name, int width) implements Row {}

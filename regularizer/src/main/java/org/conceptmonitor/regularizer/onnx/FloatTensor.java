package org.conceptmonitor.regularizer.onnx;

/**
 * Values that went into or came out of a model.
 *
 * @param values in row-major order
 * @param shape its dimensions
 */
public record FloatTensor(float[] values, long[] shape) {}

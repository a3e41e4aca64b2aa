package org.conceptmonitor.regularizer.onnx;

/**
 * Whole numbers that go into a model.
 *
 * @param values in row-major order
 * @param shape its dimensions
 */
record LongTensor(long[] values, long[] shape) {}

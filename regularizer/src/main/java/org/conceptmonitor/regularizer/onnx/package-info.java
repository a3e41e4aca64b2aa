/**
 * Models from ONNX files, run on the CPU with ONNX Runtime, an optional dependency. Uses nothing
 * else of Concept Monitor; the only package that imports {@code ai.onnxruntime}.
 */
package org.conceptmonitor.regularizer.onnx;

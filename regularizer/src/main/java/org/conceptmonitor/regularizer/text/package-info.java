/**
 * Text encoders: words to unit-norm vectors. Uses matrices, concepts, the cache and ONNX models.
 */
package org.conceptmonitor.regularizer.text;

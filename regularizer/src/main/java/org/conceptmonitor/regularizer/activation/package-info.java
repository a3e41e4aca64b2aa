/**
 * How strongly each concept is in each probe image, where no masks say so: rated by an image-text
 * model, or by the class labels' words. Uses matrices, text encoders, the cache and ONNX models.
 */
package org.conceptmonitor.regularizer.activation;

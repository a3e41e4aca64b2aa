/**
 * Dissects a layer whose activations any framework saved as NumPy arrays. Uses the regularizer and
 * the NumPy files.
 */
package org.conceptmonitor.examples.dissect;

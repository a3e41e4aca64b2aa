/** Matrices of floats, and their products through ND4J. Uses nothing else of Concept Monitor. */
package org.conceptmonitor.regularizer.matrix;

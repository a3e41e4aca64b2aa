/**
 * Descriptions of neurons made elsewhere, by MILAN or any other labeller. Uses detectors, text
 * encoders, concepts and matrices.
 */
package org.conceptmonitor.regularizer.describe;

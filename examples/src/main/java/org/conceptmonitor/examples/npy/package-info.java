/** NumPy's array files. Uses nothing else of Concept Monitor. */
package org.conceptmonitor.examples.npy;

/** Matrices kept on disk under a hash of what they were computed from. Uses matrices only. */
package org.conceptmonitor.regularizer.cache;

/** Concepts, their categories, and sets of them. Uses nothing else of Concept Monitor. */
package org.conceptmonitor.regularizer.concept;

/**
 * Pictures in files: decoding them, and scaling pixel values in plain arithmetic, so that the same
 * file gives the same values on every platform. Uses nothing else of Concept Monitor.
 */
package org.conceptmonitor.agent.probe.image;

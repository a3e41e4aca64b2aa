/**
 * Draws the synthetic probe images: recipes deal out what an image shows, figures and finishes say
 * how it looks, and a picture of layers is rasterised into pixels and exact labels. All sampling is
 * done here in plain arithmetic, so that images do not depend on the platform's graphics pipeline.
 * Uses {@code org.conceptmonitor.regularizer.concept} only.
 */
package org.conceptmonitor.agent.probe.synthetic;

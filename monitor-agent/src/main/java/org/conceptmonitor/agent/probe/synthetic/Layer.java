package org.conceptmonitor.agent.probe.synthetic;

import java.util.List;
import org.conceptmonitor.regularizer.concept.Concept;

/**
 * One piece of a picture.
 *
 * @param shape its outline in the figure's plane
 * @param labels what it shows, beside what its paint shows
 */
record Layer(Shape shape, Paint paint, List<Concept> labels) {}

package org.conceptmonitor.agent.protocol;

/**
 * Concept diversity of one layer at one epoch. Distances are Euclidean between unit-norm text
 * vectors and neuron embeddings, in [0, 2]; NaN where no neuron takes part.
 *
 * @param epoch completed epochs
 * @param layer name of the layer
 * @param neurons number of neurons
 * @param living neurons that answered at least one probe image
 * @param interpretable neurons in state "concept"
 * @param distinctConcepts different concepts among the interpretable neurons
 * @param anchorDistance d_anchor over living neurons (Khan 2023, equation 2.2)
 * @param anchorDistanceInterpretable d_anchor over interpretable neurons only
 * @param anchorDistanceShuffled d_anchor over living neurons with the concept activations of other
 *     images: what independent neurons reach whose words mean nothing. Often less than {@code
 *     anchorDistance}, since neurons of a layer are alike; see docs/regularizer.md
 * @param anchorDistanceReachable the best that as many freely placed vectors were found to reach
 * @param meanPairwiseDistance mean distance between the embeddings of living neurons
 */
public record DiversityRow(
    int epoch,
    String layer,
    int neurons,
    int living,
    int interpretable,
    int distinctConcepts,
    double anchorDistance,
    double anchorDistanceInterpretable,
    double anchorDistanceShuffled,
    double anchorDistanceReachable,
    double meanPairwiseDistance)
    implements Row {}

package org.conceptmonitor.agent.protocol;

/**
 * A training run, sent before all other tables of the run; one row.
 *
 * @param name the name that the user wished for; the server may add a suffix to keep names unique
 * @param started milliseconds since 1970-01-01 UTC
 * @param framework for example "DeepLearning4J MultiLayerNetwork"
 * @param backend the ND4J back end, for example "CPU" or "CUDA"
 * @param parameters number of trainable parameters
 * @param probeSet name of the probe set; holds the word "synthetic" where its images are rendered
 * @param probeImages number of images in the probe set
 * @param conceptSet name of the concept set
 * @param detector name of the concept detector
 * @param rule how it is decided which neurons are interpretable: "replicated" or "fixed threshold"
 * @param threshold the similarity that an interpretable neuron's concept exceeds
 * @param temperature softmax temperature of the unified embedding
 */
public record RunRow(
    String name,
    long started,
    String framework,
    String backend,
    long parameters,
    String probeSet,
    int probeImages,
    String conceptSet,
    String detector,
    String rule,
    double threshold,
    double temperature)
    implements Row {}

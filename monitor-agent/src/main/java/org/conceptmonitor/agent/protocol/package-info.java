/**
 * The tables that an agent sends and a server stores: their columns, their version, and their Arrow
 * encoding. This package imports nothing else of Concept Monitor, so that a server can use it
 * without DeepLearning4J. The tables are written down for other implementers in docs/protocol.md.
 */
package org.conceptmonitor.agent.protocol;

/**
 * How fast the modelled machine is: accesses by reactors, beside a model as a textbook would write it; snapshots;
 * switches of contexts.
 *
 * <p>Uses the machine through the port that an operating system uses, and nothing below it.
 */
package org.barreleye.benchmarks.machine;

/**
 * The demonstration: what a multikernel is, shown in a minute on whatever machine it runs. A picture of the machine, a
 * core that is started, a service called on a core of each instruction set over whatever the two cores have between
 * them, memory that is lent and taken back, and a program that never gives way.
 *
 * <p>Stop before: {@code org.barreleye.shell}. Stop after: {@code org.barreleye.domain}. Uses nothing of the system but
 * what every program has.
 */
package org.barreleye.demo;

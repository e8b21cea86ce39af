/**
 * Random numbers that follow from one seed, split by component name. Whole numbers only.
 *
 * <p>Must not know: what is decided with it. Go on to: {@code memory}, {@code core}.
 */
package org.barreleye.machine.random;

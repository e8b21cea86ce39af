/**
 * Random numbers from one seed, split by the name of a component. Integers only.
 *
 * <p>Must not know: what is drawn with them.
 *
 * <p>Previous stop: {@code fault}. Next stop: {@code description}.
 */
package org.barreleye.machine.random;

/** Chance, one generator for each component, all of them from one seed. May not know any other package of the machine. */
package org.barreleye.machine.chance;

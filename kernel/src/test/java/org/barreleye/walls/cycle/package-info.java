/** One half of a cycle that the test of the walls must find. */
package org.barreleye.walls.cycle;

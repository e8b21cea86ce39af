/** One half of a cycle that the test of the architecture must find. */
package org.barreleye.architecture.cycle;

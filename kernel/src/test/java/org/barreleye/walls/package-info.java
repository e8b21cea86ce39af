/**
 * The walls of the house, as tests over the byte code of every module that runs on the machine, each shown to fail on a
 * deliberate violation.
 */
package org.barreleye.walls;

/**
 * The rules of the architecture, as tests over the byte code of every module that runs on the machine. Each is shown to
 * fail on a deliberate violation.
 */
package org.barreleye.architecture;

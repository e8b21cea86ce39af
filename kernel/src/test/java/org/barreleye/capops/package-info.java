/**
 * The exploration of the protocol for capabilities across cores: nodes of production kernel control blocks and
 * production monitors' operations, the rules that they obey, and the tests that visit every schedule up to a bound.
 */
package org.barreleye.capops;

/**
 * The memory service: all memory that no core's monitor keeps for itself, by NUMA node and by range.
 */
package org.barreleye.service.memory;

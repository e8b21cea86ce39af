/**
 * The mappings of CPU drivers over modelled MMUs: tested with random operations against a model of what is mapped, and
 * TLB shootdown explored over all schedules.
 */
package org.barreleye.cpudriver.paging;

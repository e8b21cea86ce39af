package org.barreleye.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the shell shows about the way of frames and datagrams. */
class NetworkTransfersTest {
    @Test
    void ifconfig_names_the_mechanism_between_driver_and_stack_and_what_it_has_cost() {
        CommandLineRun run = CommandLineRun.on("demo", "ping 10.0.0.1; ifconfig");

        assertThat(run.shown()).contains("  buffers: COHERENT: cores 0 and 4 are both in coherence domain island;"
                + " 0 bytes copied, 0 lines cleaned, 0 invalidated");
    }

    @Test
    void netstat_names_the_mechanism_of_each_port_and_why_it_was_picked() {
        CommandLineRun run = CommandLineRun.on("demo",
                "spawn 1 udp-echo port=9000 &; spawn 32 udp-echo port=9001 &; wait 1 1; netstat");

        assertThat(run.shown()).anyMatch(line -> line.startsWith("9000 ") && line.endsWith(
                "COHERENT: cores 0 and 1 are both in coherence domain island; up to 256 bytes inside messages"));
        assertThat(run.shown()).anyMatch(line -> line.startsWith("9001 ") && line.endsWith(
                "CACHE_MAINTENANCE: both reach the memory, and the caches of core 0 (coherence domain island) and core"
                + " 32 (none) are not coherent; up to 32 bytes inside messages"));
    }
}

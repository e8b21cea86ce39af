package org.barreleye.flounder.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Test;

class MetasMakeSenseTest {
    @Test
    void what_disks_read_is_known() {
        assertThat(Texts.findingsIn(
                "@ata(command=0x25, is_write=0, dma_size=512, lba=start, dma_arg=data)",
                "rpc r(in uint32 start, out uint8 data[n, 512]);"))
                .isEmpty();
    }

    @Test
    void others_are_not() {
        assertThat(Texts.findingsIn(
                "@foo(command=1)",
                "@ata(comand=1)",
                "message m();"))
                .containsExactly("FL0031 2:2 foo", "FL0031 3:6 comand");
    }

    @Test
    void an_argument_must_be_there() {
        assertThat(Texts.findingsIn(
                "@ata(lba=begin, dma_arg=begin)",
                "rpc r(in uint32 start);"))
                .containsExactly("FL0032 2:10 begin", "FL0032 2:25 begin");
    }

    @Test
    void an_argument_that_is_read_must_go_in() {
        assertThat(Texts.findingsIn(
                "@ata(lba=where, dma_size=size)",
                "rpc r(out uint32 where, in uint32 size);"))
                .containsExactly("FL0032 2:10 where");
    }
}

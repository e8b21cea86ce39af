package org.barreleye.domain.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.barreleye.domain.Arguments;
import org.barreleye.domain.CoreRecord;
import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.types.Endianness;

/**
 * Both ends of a pool, without a system.
 *
 * @param allocator the end of a little-endian core
 * @param receiver the end of a big-endian core
 * @param ports the memory of both cores
 */
record PoolPair(BulkPool allocator, BulkPool receiver, IncoherentMemory.Port... ports) {
    private static final String ATTRIBUTES = "isa=test mhz=1000 domain=";

    static CoreRecord core(int number, String domain) {
        return new CoreRecord(number, new Arguments("", ATTRIBUTES + domain));
    }

    static CorePair cores(BulkMechanism mechanism) {
        return new CorePair(core(1, "island"), core(2, mechanism == BulkMechanism.COHERENT ? "island" : "none"));
    }

    /** A pair whose ends have agreed on a mechanism. */
    static PoolPair agreed(BulkMechanism mechanism, PoolShape shape, Random random) {
        PoolPair pair = of(mechanism, shape, random);
        assertThat(pair.allocator.agree(pair.receiver.mechanism().code()).value()).isEqualTo(mechanism);
        return pair;
    }

    /** A pair whose ends have not agreed yet. */
    static PoolPair of(BulkMechanism mechanism, PoolShape shape, Random random) {
        IncoherentMemory memory = new IncoherentMemory((int) shape.usedBytes(), random);
        IncoherentMemory other = mechanism == BulkMechanism.MESSAGE
                ? new IncoherentMemory((int) shape.usedBytes(), random) : memory;
        boolean isCoherent = mechanism == BulkMechanism.COHERENT;
        IncoherentMemory.Port one = isCoherent ? memory.coherent(Endianness.LITTLE)
                : memory.incoherent(Endianness.LITTLE);
        IncoherentMemory.Port two = isCoherent ? other.coherent(Endianness.BIG) : other.incoherent(Endianness.BIG);
        CorePair cores = cores(mechanism);
        return new PoolPair(end(BulkPool.Side.ALLOCATOR, cores.mechanism(), shape, cores, one),
                end(BulkPool.Side.RECEIVER, mechanism, shape, new CorePair(cores.remote(), cores.local()), two),
                one, two);
    }

    static BulkPool end(BulkPool.Side side, BulkMechanism mechanism, PoolShape shape, CorePair cores, Memory memory) {
        return new BulkPool(shape, cores, mechanism, side, memory, 0, new StoppedClock(), Optional.empty());
    }

    /** A buffer of the allocator with bytes. */
    BulkBuffer filled(byte... bytes) {
        BulkBuffer buffer = allocator.take().orElseThrow();
        buffer.put(0, bytes);
        return buffer;
    }

    /** A clock by which transfers take what is charged. */
    private static final class StoppedClock implements TransferClock {
        private long now;

        @Override
        public long now() {
            return now;
        }

        @Override
        public void charge(long cycles) {
            now += cycles;
        }
    }
}

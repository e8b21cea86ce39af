package org.barreleye.samples.offload;

import java.util.List;
import java.util.zip.CRC32;
import org.barreleye.domain.Domain;
import org.barreleye.domain.Server;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.samples.interfaces.coprocessor.ChecksumResult;
import org.barreleye.samples.interfaces.coprocessor.CoprocessorService;

/** Computes checksums. It runs on cores of one instruction set only. */
public record Coprocessor() implements Server {
    private static final ErrorCode NOT_READABLE = ErrorCode.of("NOT_READABLE");
    private static final int CYCLES_PER_BYTE = 8;

    @Override
    public String name() {
        return "coprocessor";
    }

    @Override
    public Manifest manifest() {
        return new Manifest(List.of("power32"), List.of());
    }

    @Override
    public Binding accept(Domain domain, Channel channel) {
        return org.barreleye.samples.interfaces.coprocessor.CoprocessorInterface.accept(
                channel,
                org.barreleye.samples.interfaces.coprocessor.CoprocessorInterface.handler(new Checksums(domain)));
    }

    /** Serves one client. */
    private record Checksums(Domain domain) implements CoprocessorService, Copyable {
        @Override
        public ChecksumResult checksum(FrameReference frame, long length) {
            Outcome<Window> window = domain.map(frame);
            if (!window.succeeded() || length > window.value().bytes()) {
                domain.delete(frame);
                return new ChecksumResult(0, NOT_READABLE);
            }
            // The cache of this core is not coherent with that of the writer.
            window.value().invalidate();
            CRC32 crc = new CRC32();
            crc.update(window.value().get(0, (int) length));
            domain.syscalls().compute(length * CYCLES_PER_BYTE);
            domain.delete(frame);
            return new ChecksumResult(crc.getValue(), ErrorCode.NONE);
        }
    }
}

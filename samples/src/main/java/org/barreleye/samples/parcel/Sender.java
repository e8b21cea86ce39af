package org.barreleye.samples.parcel;

import java.nio.charset.StandardCharsets;
import org.barreleye.domain.Domain;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.RamReference;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.samples.interfaces.parcel.ParcelBinding;
import org.barreleye.samples.interfaces.parcel.ParcelClient;
import org.barreleye.samples.interfaces.parcel.ParcelHandler;
import org.barreleye.samples.interfaces.parcel.ParcelInterface;
import org.barreleye.samples.interfaces.parcel.ReceiptResult;

/** The client: a blocking program. */
public final class Sender implements Program.ThreadedProgram {
    private static final int FRAME_BYTES = 4096;
    private static final int URGENCY = 7;
    private static final byte[] CONTENTS =
            "a fish with a transparent head".getBytes(StandardCharsets.UTF_8);

    @Override
    public String name() {
        return "sender";
    }

    @Override
    public int main(SystemCalls syscalls, long process, long unused) {
        try {
            Domain domain = Domain.start(syscalls);
            return send(domain) ? 0 : 1;
        } catch (CallFailed failed) {
            syscalls.print(failed.getMessage());
            return 1;
        }
    }

    private static boolean send(Domain domain) throws CallFailed {
        SystemCalls syscalls = domain.syscalls();
        RamReference memory = domain.allocate(FRAME_BYTES);
        FrameReference frame = domain.createFrame(memory, FRAME_BYTES).value();
        Window window = domain.map(frame).value();
        window.put(0, CONTENTS);
        syscalls.print("wrote " + CONTENTS.length + " bytes into " + frame.address());

        ParcelBinding binding = domain.connect("parcel-server",
                channel -> ParcelInterface.connect(channel, new ParcelHandler() {}));
        ParcelClient client = ParcelInterface.client(binding, domain.events());
        syscalls.print("bound to the parcel server");
        long price = client.quote(CONTENTS.length);
        syscalls.print("the price is " + price + " cents");
        client.label(URGENCY, -1);
        client.handOver(frame, CONTENTS.length);
        ReceiptResult receipt = client.receipt();
        syscalls.print("receipt: checksum " + Long.toHexString(receipt.checksum()) + ", urgency " + receipt.urgency());
        return price == ParcelServer.ParcelSession.price(CONTENTS.length)
                && receipt.checksum() == ParcelServer.ParcelSession.checksum(CONTENTS)
                && receipt.urgency() == URGENCY;
    }
}

package types.extended.user;

import javax.annotation.processing.Generated;

/**
 * What identify of a capability of type Frame answers.
 *
 * @param base genpaddr
 * @param bytes gensize
 */
@Generated(
        value = "hamlet",
        comments = "input.hl"
)
public record FrameIdentifyResult(long base, long bytes) {
}

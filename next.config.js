import createNextIntlPlugin from "next-intl/plugin"

const withIntl = createNextIntlPlugin("./app/_server/i18n.ts")

export default withIntl({
  poweredByHeader: false,
  reactStrictMode: true,
  // scripts/parts/types.ts checks them before each build, with one checker; Next's several do not agree with themselves.
  typescript: { ignoreBuildErrors: true },
  // A change of deploy must not lose a form that was open: action ids stay the same under a fixed key.
  experimental: { authInterrupts: true, serverActions: { bodySizeLimit: "6mb" } },
  serverExternalPackages: ["@node-rs/argon2", "pino"],
  headers: async () => [
    { source: "/assets/:file*", headers: [{ key: "Cache-Control", value: "public, max-age=31536000, immutable" }] },
  ],
})

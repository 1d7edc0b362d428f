# Browser tests drive Debian's Chromium. As root it is installed; otherwise the tests say that they
# are skipped and why.
if command -v chromium >/dev/null 2>&1; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Chromium for the browser tests ..."
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
else
    echo "No Chromium here and no root to install it: browser tests will be skipped."
fi

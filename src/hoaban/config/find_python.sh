# Finds a Python for the scripts in the root and hands over to environment.py.
# Given: $here, the project's folder; $script, which of its scripts; "$@", that script's arguments.

venv=${HOABAN_VENV:-$here/.venv}
program=$here/src/hoaban/config/environment.py

# The usual way, and the quick one: what environment.py has made before. -S: it needs no site-packages.
if [ -e "$venv/hoaban-ready" ] && [ -x "$venv/bin/python" ]; then
  exec "$venv/bin/python" -I -S -X utf8 "$program" "$script" "$@"
fi

# A Python that can make an environment is best; one that cannot still says what it lacks.
new_enough='import sys; sys.exit(sys.version_info < (3, 11))'
for check in "import ensurepip, venv; $new_enough" "$new_enough"; do
  for python in python3 python3.14 python3.13 python3.12 python3.11; do
    if "$python" -I -c "$check" 2>/dev/null; then
      exec "$python" -I -X utf8 "$program" "$script" "$@"
    fi
  done
done

echo "Cần Python 3.11 trở lên; máy này chưa có. · Python 3.11 or newer is needed and was not found." >&2
exit 1

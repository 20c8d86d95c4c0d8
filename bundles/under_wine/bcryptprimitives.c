/* What wine 8 has not of Windows 10, for python-calamine under wine alone; in no bundle. */
int SystemFunction036(void *buffer, unsigned long size); /* RtlGenRandom */

int DllMainCRTStartup(void *module, unsigned long reason, void *reserved)
{
    return 1;
}

__declspec(dllexport) int ProcessPrng(void *buffer, unsigned long long size)
{
    return SystemFunction036(buffer, (unsigned long)size);
}
